-- When support is warned about a case, and from when on it is at risk: what the policy book said when it was opened.
alter table support_case add column warnings_at varchar(500) default '[50,75,90,100]' not null;
alter table support_case add column at_risk_percent integer default 75 not null;
