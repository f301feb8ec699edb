using System.Collections.Immutable;
using System.Globalization;

namespace PluginHost.Campaigns;

/// <summary>One who fights, with all that the reader knows of it.</summary>
internal sealed record Fighter(string Id, string Name)
{
    public const string Delays = "delay";
    public const string Ready = "ready";

    /// <summary>The character, NPC or monster of the campaign that fights here, when it is one.</summary>
    public string? Entity { get; init; }

    public int? Initiative { get; init; }

    /// <summary>Decides among equal initiatives, the greater first. A number that says nothing else, so that gaps betray nobody.</summary>
    public int Tie { get; init; }

    public bool IsPlayer { get; init; }

    /// <summary>Nobody but the game master knows that it is there.</summary>
    public bool Hidden { get; init; }

    /// <summary>What everyone calls it as long as its name is not known.</summary>
    public string? Label { get; init; }

    public bool Known => Label is null;

    /// <summary>What everyone calls it.</summary>
    public string Shown => Label ?? Name;

    public HitPoints? Hp { get; init; }

    /// <summary>Hit points in a word, as everyone sees them.</summary>
    public string? State { get; init; }

    public int? Ac { get; init; }

    /// <summary>Everyone sees its exact hit points.</summary>
    public bool ShowsHp { get; init; }

    public bool ShowsAc { get; init; }

    /// <summary>Those of a group roll their initiative once.</summary>
    public string? Group { get; init; }

    /// <summary>It is no creature but the lair, which acts after all others of its initiative.</summary>
    public bool Lair { get; init; }

    public bool Defeated { get; init; }

    /// <summary>What it waits for: its turn later, or a moment it readied for.</summary>
    public string? Waits { get; init; }

    public DeathSaves? Death { get; init; }

    public ImmutableArray<Affliction> Conditions { get; init; } = [];

    public Traits Traits { get; init; } = Traits.None;

    /// <summary>The save that its concentration hangs on.</summary>
    public int? ConcentrationDc { get; init; }

    /// <summary>What the begin of a turn took from it, by the turn's number, to be brought back by going back.</summary>
    public ImmutableSortedDictionary<int, string> Past { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    public Affliction? Has(string condition) => Conditions.FirstOrDefault(one => one.Is(condition));

    public static Fighter Of(Entity entity)
    {
        var its = entity.Its;
        return new Fighter(entity.Id, its.Text("name") ?? "")
        {
            Entity = its.Text("entity"),
            Initiative = its.Number("initiative"),
            Tie = its.Number("tie") ?? 0,
            IsPlayer = its.Is("isPlayer"),
            Hidden = its.Is("hidden"),
            Label = its.Text("label"),
            Hp = its.Number("hp/current") is { } current ? new HitPoints(current, its.Number("hp/max") ?? current) { Temp = its.Number("hp/temp") } : null,
            State = its.Text("state"),
            Ac = its.Number("ac"),
            ShowsHp = its.Is("shows/hp"),
            ShowsAc = its.Is("shows/ac"),
            Group = its.Text("group"),
            Lair = its.Is("lair"),
            Defeated = its.Is("defeated"),
            Waits = its.Text("waits"),
            Death = DeathSaves.Of(its),
            Conditions = [.. Keys(its, "conditions/").Select(key => Affliction.Of(key, its, $"conditions/{key}/")).OrderBy(static one => one.Name, StringComparer.Ordinal).ThenBy(static one => one.Key, StringComparer.Ordinal)],
            Traits = Traits.Of(its),
            ConcentrationDc = its.Number("concentrationDc"),
            Past = Keys(its, "past/").Where(static key => int.TryParse(key, CultureInfo.InvariantCulture, out _))
                .ToImmutableSortedDictionary(static key => int.Parse(key, CultureInfo.InvariantCulture), key => its.Text("past/" + key) ?? ""),
        };
    }

    private static IEnumerable<string> Keys(Leaves its, string prefix) =>
        its.Below(prefix).Select(path => path[prefix.Length..].Split('/')[0]).Distinct(StringComparer.Ordinal);
}

/// <summary>How it stands between life and death.</summary>
internal sealed record DeathSaves(int Successes, int Failures)
{
    public bool Stable { get; init; }

    public bool Dead { get; init; }

    public static DeathSaves? Of(Leaves its) => its.Number("death/successes") is { } successes
        ? new DeathSaves(successes, its.Number("death/failures") ?? 0) { Stable = its.Is("death/stable"), Dead = its.Is("death/dead") }
        : null;
}
