using System.Runtime.CompilerServices;
using ModelContextProtocol.Protocol;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What one caller's lists are made of: a plugin that was loaded anew has new descriptions, even under the same names.</summary>
internal sealed record Listing(int Tools, int Prompts, int Resources)
{
    public static Listing Of(HostParts parts, Principal caller) => new(
        Sum(parts.Table.Tools(caller)),
        Sum(parts.House.Prompts.Select(static one => one.Description).Where(one => caller.Role >= one.MinimumRole)),
        Sum(parts.House.Resources.Select(static one => one.Description).Where(one => caller.Role >= one.MinimumRole)));

    /// <summary>What a client is told that had <paramref name="before"/>.</summary>
    public IEnumerable<string> ChangedSince(Listing before)
    {
        if (Tools != before.Tools)
        {
            yield return NotificationMethods.ToolListChangedNotification;
        }

        if (Prompts != before.Prompts)
        {
            yield return NotificationMethods.PromptListChangedNotification;
        }

        if (Resources != before.Resources)
        {
            yield return NotificationMethods.ResourceListChangedNotification;
        }
    }

    private static int Sum(IEnumerable<object> descriptions)
    {
        var sum = new HashCode();
        foreach (var description in descriptions)
        {
            sum.Add(RuntimeHelpers.GetHashCode(description));
        }

        return sum.ToHashCode();
    }
}
