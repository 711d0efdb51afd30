// SPDX-License-Identifier: Apache-2.0
package peer;

import java.util.Arrays;

/** An application as a fact of the rules; it keeps which of them it violates. */
public final class Application {
    public String id, region, industry, landUse;
    public boolean specialProcess;
    /** 0.01元 and 0.0001亩, or 万元 and 亩. Only the kind of number that the rules were generated for is set. */
    public long investmentSteps, areaSteps;
    public double investment, area;

    private int[] violated = new int[4];
    private int count;

    public String getRegion() { return region; }
    public String getIndustry() { return industry; }
    public String getLandUse() { return landUse; }
    public boolean isSpecialProcess() { return specialProcess; }
    public long getInvestmentSteps() { return investmentSteps; }
    public long getAreaSteps() { return areaSteps; }
    public double getInvestment() { return investment; }
    public double getArea() { return area; }

    public void forget() { count = 0; }

    /** What the rules call. */
    public void violate(int rule) {
        if (count == violated.length) violated = Arrays.copyOf(violated, 2 * count);
        violated[count++] = rule;
    }

    /** The rules violated, in the order of the rule file. */
    public int[] violated() {
        int[] sorted = Arrays.copyOf(violated, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
