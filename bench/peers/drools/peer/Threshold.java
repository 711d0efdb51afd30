// SPDX-License-Identifier: Apache-2.0
package peer;

/** A row of a table of thresholds. */
public final class Threshold {
    private final String table, region, industry;
    private final double value;
    private final long steps;

    public Threshold(String table, String region, String industry, double value, long steps) {
        this.table = table;
        this.region = region;
        this.industry = industry;
        this.value = value;
        this.steps = steps;
    }

    public String getTable() { return table; }
    public String getRegion() { return region; }
    public String getIndustry() { return industry; }
    public double getValue() { return value; }
    public long getSteps() { return steps; }
}
