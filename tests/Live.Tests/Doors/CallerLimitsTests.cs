namespace PluginHost.Live.Tests;

public sealed class CallerLimitsTests
{
    [Fact]
    public void Each_caller_has_its_own_limit_and_a_kind_of_thing_may_have_many_times_as_much()
    {
        using var limits = new CallerLimits(new LiveOptions { RequestsPerMinute = 3 }, TimeProvider.System);
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => limits.Allows("mira")));
        Assert.True(limits.Allows("tom"));
        Assert.Equal(6, Enumerable.Range(0, 10).Count(_ => limits.Allows("pieces/mira", times: 2)));
        Assert.False(limits.Allows("sends/mira", requests: 4));
        Assert.True(limits.Allows("sends/mira", requests: 3));
    }

    [Fact]
    public void Ever_new_callers_are_let_in_and_a_full_limit_is_kept()
    {
        using var limits = new CallerLimits(new LiveOptions { RequestsPerMinute = 1 }, TimeProvider.System);
        Assert.True(limits.Allows("mira"));
        Assert.All(Enumerable.Range(0, 10_500), number => Assert.True(limits.Allows($"stranger {number}")));
        Assert.False(limits.Allows("mira"));
    }
}
