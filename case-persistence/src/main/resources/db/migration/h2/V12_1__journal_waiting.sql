create index journal_waiting on journal (chain_position, account_id, number);
