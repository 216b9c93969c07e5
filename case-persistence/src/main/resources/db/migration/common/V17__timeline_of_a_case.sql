-- The entries of a case are few and are sorted anyway; without the number, those of one case share one entry of the index.
drop index journal_by_target;
create index journal_by_target on journal (account_id, target);
