-- Who gave the callback number of a case; null for its requester. Servers of the release before leave it as it is.
alter table support_case add column callback_given_by varchar(36);
