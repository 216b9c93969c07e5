insert into access_key (id, account_id, person_id, label, sealed_under, sealed, created_at) values ('CPUPGRADE000000000{n}', '9000000000{n}', 'member-{n}', 'A program', 'k1', 'c2VhbGVk', '2026-03-02 09:00:00+00');
insert into call_pace (account_id, free_at) values ('9000000000{n}', 1772442000000000);
insert into given_answer (account_id, access_key, operation, invocation, body, answer, given_at) values ('9000000000{n}', 'CPUPGRADE000000000{n}', 'CreateCase', 'once', 'hash', '{}', '2026-03-02 09:00:00+00');
insert into attachment_set (account_id, id, created_at) values ('9000000000{n}', 'as-000000000000000000000000000000{n}', '2026-03-02 09:00:00+00');
insert into attachment_set_file (account_id, set_id, position, file_id, name, media_type, size) values ('9000000000{n}', 'as-000000000000000000000000000000{n}', 1, '400000000000000000000000000000{n}', 'set.txt', 'text/plain', 3);
