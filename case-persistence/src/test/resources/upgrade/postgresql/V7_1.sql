-- until V17_1: words are a plain text since
insert into case_words (account_id, case_id, number, words) values ('9000000000{n}', 'case-9000000000{n}-muen-2026-00000000000000{n}', 0, '''9000000000{n}:ofen'' ''9000000000{n}:kalt''');
