namespace PluginHost.Rules;

/// <summary>The book that is on every new shelf.</summary>
internal static class StarterBook
{
    public const string Name = "starter.md";

    public static byte[] Bytes()
    {
        using var stream = typeof(StarterBook).Assembly.GetManifestResourceStream(Name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
