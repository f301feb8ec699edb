namespace PluginHost.Sdk.Tests;

public sealed class ResultTests
{
    [Fact]
    public void A_value_goes_on()
    {
        Result<int> result = 2;
        var next = result.Then<string>(value => $"{value + 1}");
        Assert.True(next.Succeeded);
        Assert.Equal("3", next.Value);
        Assert.Null(next.Error);
    }

    [Fact]
    public void An_error_passes_by_all_that_follows()
    {
        Result<int> result = Error.NotFound("There is no such thing.");
        var called = false;
        var next = result.Then<string>(_ =>
        {
            called = true;
            return "";
        });
        Assert.False(called);
        Assert.False(next.Succeeded);
        Assert.Equal("not-found", next.Error.Code);
    }

    [Fact]
    public void An_error_reads_as_a_sentence_and_its_hint()
    {
        Assert.Equal("It is gone.", new Error("gone", "It is gone.").ToString());
        Assert.Equal("It is gone. Look elsewhere.", (new Error("gone", "It is gone.") with { Hint = "Look elsewhere." }).ToString());
    }

    [Fact]
    public void The_usual_errors_have_stable_codes()
    {
        Assert.Equal(("invalid", "name"), (Error.Invalid("name", "").Code, Error.Invalid("name", "").Field));
        Assert.Equal("forbidden", Error.Forbidden("").Code);
        Assert.Equal("not-available", Error.NotAvailable("It").Code);
    }
}
