-- Which cases were open at an instant is found by when they were opened and resolved, in one scan of this index.
create index case_fact_resolved on case_fact (at, opened_at, account_id, case_id) where kind = 'resolved';
