-- Since when, by whom and why an account is closed for new cases; all three are null for every other account.
alter table account add column suspended_at timestamp with time zone;
alter table account add column suspended_by varchar(36);
alter table account add column suspension_reason varchar(1000);

create index access_key_by_account on access_key (account_id);
