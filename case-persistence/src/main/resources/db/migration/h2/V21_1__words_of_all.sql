-- Agents search all accounts at once.
create index case_word_by_word on case_word (word, account_id, case_id, number);
