namespace PluginHost.Campaigns;

/// <summary>How well a roll went, in its system's words.</summary>
internal static class Degrees
{
    /// <param name="target">The number to reach, or the chance to stay under.</param>
    /// <param name="natural">What the die itself shows, when that is known.</param>
    public static string Of(DegreeRule rule, int total, int target, int? natural) => rule.Names[rule.Kind == "under" ? Under(total, target) : Reach(rule, total, target, natural)];

    public static bool Succeeds(DegreeRule rule, int total, int target, int? natural) =>
        rule.Kind == "under" ? Under(total, target) > 1 : Reach(rule, total, target, natural) >= rule.Names.Count / 2;

    private static int Reach(DegreeRule rule, int total, int target, int? natural)
    {
        if (rule.By == 0)
        {
            return total >= target ? 1 : 0;
        }

        var degree = total >= target + rule.By ? 3 : total >= target ? 2 : total <= target - rule.By ? 0 : 1;
        return Math.Clamp(degree + (natural == 20 ? 1 : natural == 1 ? -1 : 0), 0, 3);
    }

    private static int Under(int total, int chance) =>
        total <= 1 ? 5
        : total >= 100 || (chance < 50 && total >= 96) ? 0
        : total <= chance / 5 ? 4
        : total <= chance / 2 ? 3
        : total <= chance ? 2
        : 1;
}
