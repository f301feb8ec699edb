using System.Collections.Immutable;
using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>The last rolls.</summary>
internal sealed class RollLog(ImmutableArray<Rolled> rolls)
{
    private const int Kept = 20;

    public static readonly RollLog Empty = new([]);

    private object? _part;

    public ImmutableArray<Rolled> All => rolls;

    public int Length => rolls.Length;

    public JsonElement Part => (JsonElement)(_part ??= JsonSerializer.SerializeToElement(rolls, CampaignJson.Default.ImmutableArrayRolled));

    public RollLog With(Rolled roll) => new((rolls.Length < Kept ? rolls : rolls.RemoveRange(0, rolls.Length - Kept + 1)).Add(roll));
}

internal sealed record Rolled(string Id, string Player, string Expression, decimal Total, string Breakdown, DateTimeOffset At);
