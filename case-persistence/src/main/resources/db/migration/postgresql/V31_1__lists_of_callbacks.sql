-- What is listed, each along an index of the calls that are not done, which are few of all.
create index callback_list on callback (call_by, id) where state in ('planned', 'claimed');
create index callback_list_later on callback (earliest_at, id) where state in ('planned', 'claimed');
create index callback_lapsing on callback (claimed_until) where state = 'claimed';
create index callback_figures on callback (state, earliest_at, call_by) where state in ('planned', 'claimed', 'asked');
