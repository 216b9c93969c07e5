-- Which folding the words of an entry went through; those of another one are folded anew at the next start.
alter table case_words add column folding integer default 1 not null;
