update plan_change set reason = 'Growth' where account_id = '9000000000{n}';
