insert into stored_file (account_id, id, size, begun_at) values ('9000000000{n}', '600000000000000000000000000000{n}', 4, '2026-03-02 09:00:00+00');
insert into stored_file_chunk (account_id, file_id, number, bytes) values ('9000000000{n}', '600000000000000000000000000000{n}', 0, cast('part' as bytea));
insert into stored_file (account_id, id, size, begun_at, segment_pieces) values ('9000000000{n}', '700000000000000000000000000000{n}', 4, '2026-03-02 09:00:00+00', 20);
insert into stored_file_segment (account_id, file_id, number, segment_id) values ('9000000000{n}', '700000000000000000000000000000{n}', 1, '600000000000000000000000000000{n}');
insert into upload (account_id, id, file_id, name, media_type, size, part_bytes, status, begun_at) values ('9000000000{n}', 'upload-000000000000000000000000000000{n}', '700000000000000000000000000000{n}', 'big.bin', 'application/octet-stream', 4, 5242880, 'ready', '2026-03-02 09:00:00+00');
insert into upload_part (account_id, upload_id, number, file_id, tag, reported) values ('9000000000{n}', 'upload-000000000000000000000000000000{n}', 1, '600000000000000000000000000000{n}', 'tag', true);
insert into case_quota (account_id) values ('9000000000{n}');
