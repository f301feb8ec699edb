namespace PluginHost.Campaigns.Tests;

/// <summary>What viewers are shown during the evening: often something that they may not know.</summary>
internal sealed partial class Play
{
    private (string Tool, string Arguments) NextStage(KnownState state) => _random.Next(100) switch
    {
        < 6 => ("blank_overlays", $$"""{"on":{{(_random.Next(2) == 0 ? "true" : "false")}} }"""),
        < 26 => ("spotlight", $$"""{"who":"{{(_random.Next(2) == 0 ? Fighter(state) : Written(state))}}"}"""),
        < 30 => ("lower_third", """{"title":"Low tide","seconds":9}"""),
        < 42 => ("show_handout", $$"""{"id":"{{state.World.Of(EntityTypes.Handout).OrderBy(_ => _random.Next()).FirstOrDefault()?.Id ?? "nothing"}}"}"""),
        < 54 => ("show_map", $$"""{"id":"{{state.World.Of(EntityTypes.Map).OrderBy(_ => _random.Next()).FirstOrDefault()?.Id ?? "nothing"}}"}"""),
        < 66 => ("reveal_map_area", $$"""{"x":{{_random.Next(8)}},"y":{{_random.Next(8)}},"width":{{_random.Next(1, 9)}},"height":{{_random.Next(1, 9)}},"hide":{{(_random.Next(3) == 0 ? "true" : "false")}} }"""),
        < 90 => ("move_token", $$"""{"who":"{{Fighter(state)}}","x":{{_random.Next(16)}},"y":{{_random.Next(16)}} }"""),
        < 93 => ("start_poll", """{"question":"Which way?","options":["left","right"]}"""),
        < 98 => ("vote", $$"""{"option":"{{_random.Next(1, 4)}}"}"""),
        _ => ("end_poll", "{}"),
    };
}
