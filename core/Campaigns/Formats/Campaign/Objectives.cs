using System.Text.Json.Nodes;

namespace PluginHost.Campaigns.Formats;

/// <summary>What a quest asks for is called otherwise in the file than here.</summary>
internal static class Objectives
{
    private const string Property = "objectives";
    private static readonly (string Here, string There)[] Names = [("text", "description"), ("done", "completed")];
    private static readonly string[] Taken = [.. Names.Select(static name => name.There)];

    public static void Out(JsonObject quest)
    {
        foreach (var one in Each(quest))
        {
            Rename(one, static name => Names.FirstOrDefault(pair => pair.Here == name).There ?? OwnNames.Out(name, Taken));
        }
    }

    public static void In(JsonObject quest)
    {
        foreach (var one in Each(quest))
        {
            Rename(one, static name => Names.FirstOrDefault(pair => pair.There == name).Here ?? name);
            OwnNames.TakeOff(one);
        }
    }

    private static IEnumerable<JsonObject> Each(JsonObject quest) => (quest[Property] as JsonArray ?? []).OfType<JsonObject>();

    private static void Rename(JsonObject one, Func<string, string> to)
    {
        var all = one.Select(static property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())).ToList();
        one.Clear();
        foreach (var (name, value) in all)
        {
            one[to(name)] = value;
        }
    }
}
