insert into affected_case (account_id, case_id, announcement_id, linked_at) values ('9000000000{n}', 'case-9000000000{n}-muen-2026-00000000000000{n}', 'announcement-{n}', '2026-03-02 09:40:00+00');
