-- Agents search all accounts at once; their words are the same ones without the account before them.
create index case_words_of_all_by_word on case_words using gin (cast(words as tsvector));
