insert into case_words (account_id, case_id, number) values ('9000000000{n}', 'case-9000000000{n}-muen-2026-00000000000000{n}', 0);
insert into case_word (account_id, word, case_id, number) values ('9000000000{n}', 'ofen', 'case-9000000000{n}-muen-2026-00000000000000{n}', 0);
insert into case_word (account_id, word, case_id, number) values ('9000000000{n}', 'kalt', 'case-9000000000{n}-muen-2026-00000000000000{n}', 0);
