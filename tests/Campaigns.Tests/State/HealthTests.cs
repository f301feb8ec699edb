namespace PluginHost.Campaigns.Tests;

public sealed class HealthTests
{
    [Theory]
    [InlineData(0, 40, "down")]
    [InlineData(-3, 40, "down")]
    [InlineData(1, 40, "near death")]
    [InlineData(4, 40, "near death")]
    [InlineData(5, 40, "bloodied")]
    [InlineData(20, 40, "bloodied")]
    [InlineData(21, 40, "healthy")]
    [InlineData(50, 40, "healthy")]
    [InlineData(1, 1, "healthy")]
    [InlineData(int.MaxValue, int.MaxValue, "healthy")]
    [InlineData(1, int.MaxValue, "near death")]
    public void A_word_stands_for_hit_points(int current, int max, string word) => Assert.Equal(word, Health.Of(new HitPoints(current, max)));

    [Fact]
    public void Without_hit_points_there_is_no_word() => Assert.Null(Health.Of(null));
}
