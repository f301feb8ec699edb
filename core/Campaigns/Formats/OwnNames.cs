using System.Text.Json.Nodes;

namespace PluginHost.Campaigns.Formats;

/// <summary>A property of an entity that is called as something the file itself says gets a mark before its name there.</summary>
internal static class OwnNames
{
    private const char Mark = '~';

    public static string Out(string name, IReadOnlyCollection<string> own) => own.Contains(name) || name.StartsWith(Mark) ? Mark + name : name;

    /// <summary>Takes the marks off again; what the file itself says was taken out before.</summary>
    public static void TakeOff(JsonObject data)
    {
        foreach (var marked in data.Select(static one => one.Key).Where(static name => name.StartsWith(Mark)).OrderBy(static name => name.Length).ToList())
        {
            data.Remove(marked, out var value);
            data[marked[1..]] = value;
        }
    }
}
