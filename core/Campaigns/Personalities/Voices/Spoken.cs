namespace PluginHost.Campaigns.Personalities;

/// <summary>
/// What the host says of its own accord, in the voice that a campaign has chosen; plain when it has chosen none. What is said stays whole, letter by letter:
/// the voice only stands around it, so that no number, name or rule can change. The same is always said in the same way.
/// </summary>
internal static class Spoken
{
    /// <summary>The words for having no voice.</summary>
    public const string Plain = "none";

    public const string Property = "personality";

    /// <summary>Whose voice the campaign has, as far as the reader knows; null for plain words.</summary>
    public static Personality? Of(World world) =>
        world.Find(EntityTypes.Campaign, EntityTypes.Campaign)?.Its is { } campaign && campaign.Text(Property) is { } system && PersonalityCommands.Of(campaign, system) is { Succeeded: true, Value: { } personality } ? personality : null;

    /// <param name="moment">Which templates are asked: begin, end, scene, recap or life.</param>
    /// <param name="seed">What tells this from the next one of its kind, such as an id.</param>
    public static string Say(Personality? personality, string moment, string text, string? name, string seed) =>
        personality is not null && Voice.Own.Say(personality, new Saying(moment, text, name) { IsVerbatim = true }, seed) is { Succeeded: true, Value: { } said } && said.Contains(text, StringComparison.Ordinal) ? said : text;
}
