namespace PluginHost.Campaigns.Generators.Pathfinder2e;

/// <summary>Attributes by boosts: two points each, one beyond eighteen; the boosts of one occasion go to different attributes.</summary>
internal sealed class Boosts
{
    public Dictionary<string, int> Scores { get; } = Sheets.AttributeNames.Six.ToDictionary(static name => name, static _ => 10, StringComparer.Ordinal);

    public int Modifier(string name) => (Scores[name] >> 1) - 5;

    public void Lower(string name) => Scores[name] -= 2;

    /// <summary>Gives what is named, and each free one to the first of an order that has none yet on this occasion.</summary>
    public void Raise(IEnumerable<string> named, IReadOnlyList<string> order, int most = int.MaxValue)
    {
        var raised = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in named.OrderBy(static name => name == "free" ? 1 : 0))
        {
            var one = name != "free" ? name : order.FirstOrDefault(candidate => !raised.Contains(candidate) && Scores[candidate] < most);
            if (one is not null && raised.Add(one))
            {
                Scores[one] += Scores[one] >= 18 ? 1 : 2;
            }
        }
    }
}
