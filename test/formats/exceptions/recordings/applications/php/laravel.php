<?php
// Laravel's own exception handler with APP_DEBUG on.
require 'Illuminate/autoload.php';
require 'Symfony/Component/ErrorHandler/autoload.php';
require __DIR__ . '/warehouse.php';

use Illuminate\Config\Repository;
use Illuminate\Foundation\Application;
use Illuminate\Foundation\Exceptions\Handler;
use Illuminate\Http\Request;

$app = new Application(__DIR__);
$app->instance('config', new Repository(['app' => ['debug' => true]]));
$request = Request::capture();
$app->instance('request', $request);
try {
    order('coffee');
} catch (Throwable $unexpected) {
    (new Handler($app))->render($request, $unexpected)->send();
}
