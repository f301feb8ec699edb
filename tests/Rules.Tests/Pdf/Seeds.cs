namespace PluginHost.Rules.Tests.Pdf;

/// <summary>The same damage at every run: what fails is named by the seed that brings it about again.</summary>
internal static class Seeds
{
    public static void Each(int count, Func<Random, int, byte[]> damage, Action<byte[]> use)
    {
        for (var seed = 0; seed < count; seed++)
        {
            var bytes = damage(new Random(seed), seed);
            try
            {
                use(bytes);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Seed {seed}: {e}");
            }
        }
    }
}
