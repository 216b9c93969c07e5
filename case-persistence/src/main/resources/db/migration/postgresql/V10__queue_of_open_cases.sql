-- The same indexes without the resolved cases, which soon are nearly all.
drop index support_case_queue;
drop index support_case_queue_by_assignee;
create index support_case_queue on support_case (queue_rank, queue_at, id) where queue_rank is not null;
create index support_case_queue_by_assignee on support_case (assignee_id, queue_rank, queue_at, id)
    where queue_rank is not null;
