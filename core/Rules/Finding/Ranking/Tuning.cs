namespace PluginHost.Rules.Finding;

/// <summary>How much the parts of a score count.</summary>
internal static class Tuning
{
    public static float Floor { get; set; } = .4f;

    public static float Title { get; set; } = .3f;

    public static float TitlePower { get; set; } = .75f;

    public static float NamedPower { get; set; } = 1.5f;

    public static float TitleCover { get; set; } = .6f;

    public static float Nearness { get; set; } = .15f;

    public static float Likeness { get; set; } = .08f;

    public static float Kind { get; set; } = .15f;

    public static float Name { get; set; } = 2f;
}
