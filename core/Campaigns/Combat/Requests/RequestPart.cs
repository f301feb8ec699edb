namespace PluginHost.Campaigns;

/// <summary>A request of rolls that is still of interest: somebody has not answered, or the game master has not told yet how it went.</summary>
internal sealed record RequestPart(string Id, string What, bool Open, IReadOnlyList<AskedPart> Of)
{
    private const int Most = 5;

    public int? Dc { get; init; }

    public bool? Blind { get; init; }

    public static IReadOnlyList<RequestPart> Latest(World world) =>
        [.. world.Of(EntityTypes.RollRequest).Select(static entity => entity.As(RollRequest.From)).Where(static one => !one.Of.IsEmpty && (one.Open || (one.Dc is not null && !one.Shown))).TakeLast(Most).Select(From)];

    private static RequestPart From(RollRequest one) => new(one.Id, one.What, one.Open, [.. one.Of.Select(asked => AskedPart.Of(asked.Key, asked.Value, one.Answers.GetValueOrDefault(asked.Key)))])
    {
        Dc = one.Dc,
        Blind = one.Blind ? true : null,
    };
}

internal sealed record AskedPart(string Id, string Name, int? Total, string? Degree)
{
    public static AskedPart Of(string id, string name, RequestAnswer? answer) => new(id, name, answer?.Total, answer?.Degree);
}
