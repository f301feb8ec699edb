using PluginHost.Harness;

namespace PluginHost.Campaigns.Tests.Pictures;

internal sealed record Sample(string Name, string MediaType, byte[] File);

/// <summary>Small pictures of our own, written by cjpeg and cwebp in the ways that Chromium itself does not write.</summary>
internal static class Samples
{
    public static IReadOnlyList<Sample> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Campaigns.Tests", "Pictures", "Samples")).Order(StringComparer.Ordinal).Select(static file =>
            new Sample(Path.GetFileName(file), file.EndsWith(".webp", StringComparison.Ordinal) ? "image/webp" : "image/jpeg", File.ReadAllBytes(file))),
    ];
}
