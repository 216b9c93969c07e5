-- Why an administrator has scheduled a change of an account's plan; members give no reason.
alter table plan_change add column reason varchar(4000);
