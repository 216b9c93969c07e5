update case_words set words = 'kalt ofen' where account_id = '9000000000{n}';
