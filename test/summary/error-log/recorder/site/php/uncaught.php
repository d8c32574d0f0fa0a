<?php
function orders(): array
{
    return match ($_SERVER['REQUEST_METHOD']) {
        'GET' => [],
    };
}
orders();
