-- Where an open case stands in the queue of all accounts: whose turn it is (0 unanswered, 1 support, 2 the customer),
-- and by when or since when. A resolved case has none of it, so that the queue is as small as the work to be done.
alter table support_case add column queue_rank integer;
alter table support_case add column queue_at timestamp with time zone;
-- When three quarters of the target are used up.
alter table support_case add column at_risk_at timestamp with time zone;

update support_case set queue_rank = 0, queue_at = due_at where is_open and first_response_at is null;
update support_case set queue_rank = 1, queue_at = last_activity_at
    where is_open and first_response_at is not null and status <> 'pending-customer-action';
update support_case set queue_rank = 2, queue_at = last_activity_at
    where is_open and first_response_at is not null and status = 'pending-customer-action';
update support_case set at_risk_at = opened_at + (due_at - opened_at) * 0.75;

create index support_case_queue on support_case (queue_rank, queue_at, id);
create index support_case_queue_by_assignee on support_case (assignee_id, queue_rank, queue_at, id);
create index support_case_by_due on support_case (due_at);
create index support_case_by_service_resolved on support_case (service, resolved_at);
create index support_case_by_display_id on support_case (display_id);
