insert into data_version (id, kind, number, code, base, stage, sha256, effective_at, revision) values ('policy-{n}', 'policy', {n}, '2026-0{n}', '2022-05', 'DRAFT', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', null, 0);
insert into data_version_text (version_id, text) values ('policy-{n}', 'version: 2026-0{n}');
insert into data_version_act (id, version_id, number, act, person_id, at, sha256, note) values ('policy-{n}-1', 'policy-{n}', 1, 'CREATED', 'admin', '2026-03-02 09:30:00+00', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '');
insert into portal_server (name, host, release, started_at, seen_at) values ('server-{n}', 'host-{n}', '33', '2026-03-02 09:30:00+00', '2026-03-02 09:30:00+00');
