-- What agents and supervisors look at, each along an index of the open cases alone: who has none yet, who waits for whom,
-- the oldest without an answer, and how many there are of each kind, for which the index alone is read.
create index support_case_queue_unassigned on support_case (queue_rank, queue_at, id)
    where queue_rank is not null and assignee_id is null;
create index support_case_queue_by_status on support_case (status, queue_rank, queue_at, id) where queue_rank is not null;
create index support_case_queue_by_opening on support_case (queue_rank, opened_at, id) where queue_rank is not null;
drop index support_case_open_by_revision;
create index support_case_open_figures on support_case (account_id, revision, status, severity, assignee_id, id)
    where queue_rank is not null;
