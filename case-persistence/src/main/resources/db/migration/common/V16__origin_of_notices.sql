-- Where a notice comes from, in the W3C form of a trace's parent; null where nobody traced it.
alter table outbox add column origin varchar(55);
