namespace PluginHost.Campaigns.Generators;

/// <param name="Genre">One of <see cref="Genres.All"/>.</param>
/// <param name="Role">A class, a profession or another word for what the person does; null when it does not matter.</param>
/// <param name="Hints">What should happen in it, in anybody's words.</param>
/// <param name="Name">The person's name; null to make one.</param>
internal sealed record LifeWish(string Genre, string? Role = null, string? Hints = null, string? Name = null);

/// <summary>Who somebody is, and how it came about. All parts speak of the same places and people.</summary>
internal sealed record Life(string Name, string Backstory)
{
    public required string First { get; init; }

    public required string Home { get; init; }

    public required string Mentor { get; init; }

    public required string Foe { get; init; }

    public required string Want { get; init; }

    /// <summary>Where a game master can begin.</summary>
    public required string Hook { get; init; }

    public required string Keepsake { get; init; }

    public required string Appearance { get; init; }

    public required string Manner { get; init; }

    public required string Ideal { get; init; }

    public required string Bond { get; init; }

    public required string Flaw { get; init; }

    /// <summary>For somebody the table meets.</summary>
    public required string Secret { get; init; }

    public required string Errand { get; init; }
}
