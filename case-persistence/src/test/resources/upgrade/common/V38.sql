insert into phone_call (account_id, callback_id, number, agent_id, state, placed_at, answered_at, changed_at, seen_at) values ('9000000000{n}', '600000000000000000000000000000{n}', 1, 'agent-{n}', 'ended', '2026-03-02 10:00:00+00', '2026-03-02 10:00:20+00', '2026-03-02 10:04:00+00', '2026-03-02 10:04:00+00');
insert into agent_phone (person_id, extension) values ('agent-{n}', '2{n}');
