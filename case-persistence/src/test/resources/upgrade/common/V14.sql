insert into second_factor (person_id, sealed_under, sealed, since, last_step) values ('agent-{n}', 'k1', 'c2VhbGVk', '2026-03-02 09:00:00+00', 1);
insert into recovery_code (person_id, code_hash) values ('agent-{n}', 'code');
insert into sign_in_step (token_hash, person_id, begun_at) values ('step-{n}', 'agent-{n}', '2026-03-02 09:00:00+00');
insert into pace (who, what, free_at) values ('somebody-{n}', 'search', 1772442000000000);
