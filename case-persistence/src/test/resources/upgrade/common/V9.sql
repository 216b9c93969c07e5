update support_case set queue_rank = 2, queue_at = last_activity_at, at_risk_at = '2026-03-02 09:45:00+00' where account_id = '9000000000{n}' and is_open;
