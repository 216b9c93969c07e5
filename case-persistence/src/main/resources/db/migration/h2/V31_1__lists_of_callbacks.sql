create index callback_list on callback (state, call_by, id);
create index callback_list_later on callback (state, earliest_at, id);
create index callback_lapsing on callback (state, claimed_until);
