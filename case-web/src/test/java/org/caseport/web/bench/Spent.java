package org.caseport.web.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** The processor time that the portal and its database have used, as Linux tells it. */
final class Spent {

    private static final double TICKS_A_SECOND = 100;
    private static final int NOBODY = 0;

    private final long portal;
    private final long database;

    private Spent(long portal, long database) {
        this.portal = portal;
        this.database = database;
    }

    /** Of this process and of the database at the other end, where that runs on this computer too. */
    static Spent by(long portal, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select pg_backend_pid()")) {
            found.next();
            Stat backend = Stat.of(found.getLong(1));
            return new Spent(portal, backend.name().equals("postgres") ? backend.parent() : NOBODY);
        }
    }

    double portalMillis() {
        return Stat.of(portal).own() * 1000 / TICKS_A_SECOND;
    }

    /** Of all its processes, also of those that have ended. */
    double databaseMillis() {
        if (database == NOBODY) {
            return Double.NaN;
        }
        Stat parent = Stat.of(database);
        double ticks = parent.own() + parent.ended();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            ticks += all.map(one -> one.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(name -> Stat.of(Long.parseLong(name)))
                    .filter(stat -> stat.parent() == database)
                    .mapToDouble(Stat::own)
                    .sum();
        } catch (IOException notThisSystem) {
            return Double.NaN;
        }
        return ticks * 1000 / TICKS_A_SECOND;
    }

    /** A line of {@code /proc}; all nothing for a process that is gone. */
    private record Stat(String name, long parent, double own, double ended) {

        static Stat of(long process) {
            try {
                String line = Files.readString(Path.of("/proc/" + process + "/stat"));
                int end = line.lastIndexOf(')');
                String[] rest = line.substring(end + 2).split(" ", -1);
                return new Stat(
                        line.substring(line.indexOf('(') + 1, end),
                        Long.parseLong(rest[1]),
                        Double.parseDouble(rest[11]) + Double.parseDouble(rest[12]),
                        Double.parseDouble(rest[13]) + Double.parseDouble(rest[14]));
            } catch (IOException gone) {
                return new Stat("", -1, 0, 0);
            }
        }
    }
}
