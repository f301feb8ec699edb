namespace PluginHost.Rules.Index;

/// <summary>How often a term is in each field of one chunk.</summary>
internal readonly record struct Occurrences(int Title, int Section, int Body, int Tags)
{
    public int Total => Title + Section + Body + Tags;

    public int In(int field) => field switch { 0 => Title, 1 => Section, 2 => Body, _ => Tags };
}
