package org.caseport.persistence.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.caseport.domain.account.AccountId;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainOnPostgreSqlTest extends ChainContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from journal where account_id = ?",
                "update journal set detail = 'x' where account_id = ?",
                "update journal set chain_position = chain_position + 100 where account_id = ?",
                "update journal set chain_position = null where account_id = ?",
                "insert into journal (account_id, number, at, act, outcome, detail, chain_position, chain_hash)"
                        + " select account_id, number + 9000000, at, act, outcome, detail, 7, 'x' from journal"
                        + " where chain_position = 1 and account_id = ?",
                "delete from journal_chain where account_id = ?",
                "update journal_chain set entries = entries - 1 where account_id = ?",
                "update journal_chain set hash = 'x' where account_id = ?",
                "truncate journal",
                "truncate journal_chain"
            })
    void the_database_lets_nobody_but_its_owner_bend_the_journal(String sql) throws SQLException {
        AccountId account = anAccount();
        try (Connection connection = database().connections.getConnection();
                Statement statement = connection.createStatement()) {
            String bent = sql.replace("?", "'" + account + "'");
            assertThatThrownBy(() -> statement.execute(bent)).isInstanceOf(SQLException.class);
        }
    }
}
