namespace PluginHost.Rules.Finding;

/// <summary>How much the parts of a score count.</summary>
internal static class Tuning
{
    public static float Floor { get; set; } = .4f;

    public static float Title { get; set; } = .5f;

    public static float Nearness { get; set; } = .15f;

    public static float Likeness { get; set; } = .25f;

    public static float Kind { get; set; } = .3f;

    public static float Name { get; set; } = 2f;
}
