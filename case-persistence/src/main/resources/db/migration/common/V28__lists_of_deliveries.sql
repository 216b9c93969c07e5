-- The list of mails: newest first, and those in one state or of one kind only.
create index delivery_by_time on delivery (channel, at desc, number desc, account_id desc, recipient desc);
create index delivery_by_state on delivery (channel, state, at desc, number desc, account_id desc, recipient desc);
create index delivery_by_kind on delivery (channel, kind, at desc, number desc, account_id desc, recipient desc);
